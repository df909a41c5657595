const ports = new Map();

export function open(name) {
  const { port1, port2 } = new MessageChannel();
  ports.set(name, port1);
  return port2;
}

export function closeAll() {
  for (const [name, port] of ports) {
    port.close();
    ports.delete(name);
  }
}
