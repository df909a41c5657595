// The same, on a condition.
let port = null;

function connect() {
  port = chrome.runtime.connect({ name: 'panel' });
  port.onDisconnect.addListener(() => {
    if (document.visibilityState === 'visible') connect();
  });
}

connect();
window.addEventListener('message', (event) => {
  port.postMessage(event.data); //! unguarded
});
