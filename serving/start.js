window.prerenderReady = false;
// The app answers at the root, whatever the page: without this Streamlit looks below the page's path first.
window.__streamlit = {
  BACKEND_BASE_URL: location.origin + "/",
  MAIN_PAGE_BASE_URL: location.origin + "/",
  HOST_CONFIG: {
    allowedOrigins: [location.origin],
    useExternalAuthToken: false,
    enableCustomParentMessages: false,
    enforceDownloadInNewTab: false,
    metricsUrl: "",
    blockErrorDialogs: false,
    resourceCrossOriginMode: null
  }
};
