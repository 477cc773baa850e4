// What a system that is given an address makes of it: prints its oEmbed answer and its tags as JSON.
import { createRequire } from "node:module";

const { unfurl } = createRequire(import.meta.url)("unfurl.js");
console.log(JSON.stringify(await unfurl(process.argv[2])));
