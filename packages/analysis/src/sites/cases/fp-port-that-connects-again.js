// The disconnect handler puts a new, open port into the slot within the same turn, so the slot never holds a closed one.
// Listeners are taken for things that happen later; what a handler leaves in a slot is not followed.
let port = null;

function connect() {
  port = chrome.runtime.connect({ name: 'panel' });
  port.onDisconnect.addListener(connect);
}

connect();
window.addEventListener('message', (event) => {
  port.postMessage(event.data);
});
