"""The page of the editing desk in Streamlit: a form, its problems, what it would change, and the rows to write."""

import streamlit as st

from components.editing import forms, state
from components.text import Text, text_for
from data.asking import standing, without_place
from data.drafts import Draft, NewRow, draft, with_rows
from data.raw_tables import Tables


def main() -> None:
    """Draw the page."""
    text = text_for("en")
    st.set_page_config(page_title=text.t("Editing desk"), layout="wide")
    st.title(text.t("Editing desk"))
    here = str(state.folder())
    words = text.t("On this machine only. It edits {folder}. It keeps no history: git does, and undoes.", folder=here)
    st.caption(words)
    if line := st.session_state.pop("line", ""):
        st.success(text.t("Written. For the changelog:"))
        st.code(line, language=None)
        st.caption(
            text.t(
                "To undo it: in GitHub Desktop, Changes, right-click, Discard changes; or git restore {folder}",
                folder=here,
            )
        )
        state.empty()
    tables = state.tables()
    rows = _form(text, with_rows(tables, state.basket()))
    rows = tuple(row for row in rows if row not in state.basket())  # a form that was kept still holds its words
    _basket(text)
    _judge(text, tables, rows)


def _form(text: Text, tables: Tables) -> tuple[NewRow, ...]:
    """The choice of a task, and the form for it."""
    words = {
        "claim": text.t("A claim"),
        "person": text.t("A person"),
        "event": text.t("An event"),
        "leg": text.t("A leg"),
        "tie": text.t("A tie of a person"),
        "origin": text.t("Whose word it is"),
        "rank": text.t("A change of rank"),
    }
    label = text.t("What to add or change")
    what = st.segmented_control(label, list(words), format_func=words.__getitem__, key="what", default="claim")
    if what in forms.TABLES_OF:
        return forms.row(text, tables, forms.TABLES_OF[what])
    return forms.rank(text, tables) if what == "rank" else forms.claim(text, tables)


def _basket(text: Text) -> None:
    """The rows that wait to be written, as a table in which each cell can be edited."""
    if not state.basket():
        return
    st.subheader(text.t("Rows that wait"))
    mended = []
    for table in dict.fromkeys(row.table for row in state.basket()):
        waiting = [row for row in state.basket() if row.table == table]
        st.caption(table)
        grid = st.data_editor([row.cells for row in waiting], num_rows="fixed", key=f"grid-{table}-{len(waiting)}")
        for row, cells in zip(waiting, grid, strict=True):
            mended.append(NewRow(table, {name: str(cell or "") for name, cell in cells.items()}, row.instead_of))
    state.keep(mended)
    if st.button(text.t("Throw these rows away"), key="throw"):
        state.keep(())
        st.rerun()


def _judge(text: Text, tables: Tables, rows: tuple[NewRow, ...]) -> None:
    """The problems of the rows, what they change, and the button that writes them."""
    whole = (*state.basket(), *rows)
    if not whole:
        return
    proposed = draft(tables, whole, st.session_state.get("settled_by", "").strip())
    if st.session_state.get("settled_by") or any(each.column == "settled_by" for each in proposed.problems):
        settled = st.text_input(text.t("Sources now differ. What would settle it?"), key="settled_by")
        proposed = draft(tables, whole, settled.strip())
    for problem in proposed.problems:
        st.error(f"{problem.file}, {without_place(problem)}", icon=":material/error:")
    if proposed.problems and rows:
        st.caption(
            text.t("What is still missing may come with the next rows: keep these, and write all of them at the end.")
        )
    for doubt in proposed.doubts:
        st.warning(f"{doubt.file}, {without_place(doubt)}", icon=":material/help:")
    _changes(text, proposed)
    left, right = st.columns(2)
    if left.button(text.t("Keep these rows and go on"), key="keep", disabled=not rows):
        state.keep(whole)
        st.rerun()
    if right.button(text.t("Write into the tables"), key="write", type="primary", disabled=bool(proposed.problems)):
        st.session_state["line"] = state.written(proposed)
        st.session_state.pop("settled_by", None)
        st.rerun()


def _changes(text: Text, proposed: Draft) -> None:
    """How facts stand before and after, and which pages and embeds show them."""
    for change in proposed.changes:
        st.markdown(f"**{change.after.subject_id}**, {text.t(change.after.prop.label)}")
        st.text(text.t("Before: {standing}", standing=standing(change.before)))
        st.text(text.t("After: {standing}", standing=standing(change.after)))
    pages, embeds = state.touched(text, proposed.rows)
    with st.expander(text.t("Pages and embeds that would change")):
        st.text("\n".join(pages))
        st.text("\n".join(embeds))


main()
