const ports = new Set();
chrome.runtime.onConnect.addListener((port) => {
  ports.add(port); //! require-close-cleanup
  port.onMessage.addListener((m) => console.log(m, ports.size));
});
