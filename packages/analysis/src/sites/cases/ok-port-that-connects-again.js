// The disconnect handler puts a new, open port into the slot within the same turn, so the slot never holds a closed one.
let port = null;

function connect() {
  port = chrome.runtime.connect({ name: 'panel' });
  port.onDisconnect.addListener(connect);
}

connect();
window.addEventListener('message', (event) => {
  port.postMessage(event.data);
});
