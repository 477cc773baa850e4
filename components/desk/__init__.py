"""All that calls Streamlit: the frame, the controls, the panels, and one file a page."""
