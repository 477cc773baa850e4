"""Internals of Streamlit that the desk uses; where one is gone, the desk works on with less.

What the server uses stands in `serving/streamlit_hooks.py`; `tests/test_streamlit_hooks.py` holds both.
"""

import logging
from functools import cache
from pathlib import Path

log = logging.getLogger(__name__)


def serve_component(owner: str, component: str, folder: Path) -> bool:
    """Have Streamlit serve the script of a component from this server; false where it has no way to.

    An installed package names the folder of its scripts in its manifest; this does the same for a folder of ours. A
    script given as text would come from a `blob:` address, which a strict content security policy forbids.
    """
    try:
        from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager  # noqa: PLC0415
        from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest  # noqa: PLC0415

        manager = get_bidi_component_manager()
        if manager.get_component_asset_root(f"{owner}.{component}") is None:
            manifest = ComponentManifest(owner, "1", [ComponentConfig(component, folder.name)])
            manager.register_from_manifest(manifest, folder.parent)
    except Exception as error:  # whatever another Streamlit raises, a page is still to be shown
        _without_manifest(type(error).__name__)
        return False
    return True


@cache
def _without_manifest(error: str) -> None:
    """Said once a process."""
    log.warning("this Streamlit has no registry of components that is known (%s): pages go without our script", error)
