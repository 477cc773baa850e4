// lighthouse.mjs CHROMIUM ADDRESS...: runs Lighthouse in one browser and prints a line of JSON for each address.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [chromePath, ...addresses] = process.argv.slice(2);
// A foreign host is never reached, whoever asks for it; that it was asked for stands in the report.
const quiet = [
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-first-run", "--no-sandbox", "--headless=new",
];
const chrome = await launch({ chromePath, chromeFlags: quiet, logLevel: "silent" });
const weighed = (report, part) => report.categories[part].auditRefs.filter((audit) => audit.weight > 0);
const failed = (audit) => audit.score !== null && audit.score < 1;

const told = (address, report) => {
  const parts = Object.keys(report.categories), audits = report.audits;
  return {
    address,
    error: report.runtimeError?.message ?? "",
    scores: Object.fromEntries(parts.map((part) => [part, report.categories[part].score])),
    failed: Object.fromEntries(parts.map((part) => [
      part, weighed(report, part).map((audit) => audit.id).filter((id) => failed(audits[id])),
    ])),
    requests: audits["network-requests"].details.items.map((item) => item.url),
  };
};

try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "silent" });
    console.log(JSON.stringify(told(address, lhr)));
  }
} finally {
  await chrome.kill();
}
