"""How what is known is shown: pure builders of charts, cards and citations, and the few modules that know Streamlit."""
