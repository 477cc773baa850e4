"""A stock Streamlit app with the desk's content, for comparison: native elements, default theme and settings."""

import content
import streamlit as st

A_ROW = 3


def table(page):
    """The table behind a page, and its download."""
    frame = content.frame(page)
    if frame is not None:
        st.dataframe(frame)
        st.download_button("Download as CSV", frame.to_csv(index=False), file_name=f"{page}.csv", mime="text/csv")


def plain(page):
    """A page of words, charts and a table."""
    for kind, words in content.blocks(page):
        getattr(st, kind)(words)
        if kind == "title":
            for at, figure in enumerate(content.figures(page)):
                st.plotly_chart(figure, key=f"{page}-{at}")
    table(page)


def people():
    """Cards with native elements."""
    (_, title), (_, lede) = content.blocks("people")[0], content.blocks("people")[1]
    st.title(title)
    st.markdown(lede.partition("\n\n")[0])
    columns = st.columns(A_ROW)
    for at, card in enumerate(content.cards()):
        with columns[at % A_ROW].container(border=True):
            st.subheader(card.name)
            st.caption(card.second)
            st.markdown(card.role)
            st.markdown(card.status)
            st.markdown(card.lines)
    table("people")


def page(name):
    """One page of the menu, at the same address as the desk's."""

    def run():
        plain(name)

    return st.Page(people if name == "people" else run, title=name.capitalize(), url_path=name, default=name == FIRST)


FIRST, *_ = PAGES = ("overview", "timeline", "routes", "releases", "people", "claims", "about")
st.navigation([page(name) for name in PAGES], position="top").run()
