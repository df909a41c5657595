const ports = new Set();

chrome.runtime.onConnect.addListener((port) => {
  ports.add(port);
  //^^^^^^^^^^^^^ collection
  port.onMessage.addListener((message) => console.log(message, ports.size));
});
