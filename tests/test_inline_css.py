"""A page's style sheet keeps what can apply to the page, and nothing else."""

import pytest

from components.embeds.inline_css import fitted
from components.embeds.svg_minify.outlines import within

PAGE = '<main><h1 class="a b">x</h1><p class=sub>y</p><svg><g data-mark=m fill="var(--deal)"></g></svg></main>'


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("h1{top:0}", "h1{top:0}"),
        ("h1,h2{top:0}", "h1{top:0}"),
        ("table{top:0}", ""),
        (".sub{top:0}", ".sub{top:0}"),
        (".b .sub{top:0}", ".b .sub{top:0}"),
        (".b .none{top:0}", ""),
        ("h1.a:hover{top:0}", "h1.a:hover{top:0}"),
        (".a:not(.never){top:0}", ".a:not(.never){top:0}"),
        (".sub :is(h4,.head){top:0}", ".sub :is(h4,.head){top:0}"),
        ("h2 :is(h4,.head) b,p:is(.a,.b){top:0}", "p:is(.a,.b){top:0}"),
        ("[hidden],.off{top:0}", "[hidden],.off{top:0}"),
        ("*{top:0}", "*{top:0}"),
        (":focus-visible{top:0}", ":focus-visible{top:0}"),
        ("[data-theme=dark]{top:0}", "[data-theme=dark]{top:0}"),
        ("svg a:focus{top:0}", ""),
        ("@media print{h1{top:0}td{top:0}}", "@media print{h1{top:0}}"),
        ("@media print{td{top:0}}", ""),
        ("details::details-content{top:0}", ""),
        ("@page{margin:0}", "@page{margin:0}"),
        ("h1{background:url(data:x;y,{})}td{top:0}", "h1{background:url(data:x;y,{})}"),
    ],
)
def test_a_rule_stays_where_all_that_it_names_is_there(rule, kept):
    assert fitted(rule, PAGE) == kept


def test_colours_stay_that_a_rule_or_the_page_uses():
    style = ":root{--ink:#000;--deal:#111;--land:#222;--rule:#333}h1{color:var(--ink)}td{color:var(--rule)}"
    assert fitted(style, PAGE) == ":root{--ink:#000;--deal:#111}h1{color:var(--ink)}"


def test_of_an_open_line_what_lies_in_the_drawing_stays():
    assert within("M-90 5L-80 5L-70 5L5 5L50 5L190 5L200 5", 100, 100) == "M-6 5L5 5L50 5L106 5"
    assert within("M-90 5L-80 5", 100, 100) == ""
    assert within("M0 0L5 5L0 5Z", 100, 100) == "M0 0L5 5L0 5Z"
