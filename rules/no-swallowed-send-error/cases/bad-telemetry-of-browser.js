const link = new WebSocket('wss://telemetry.example');

export function count(name) {
  try {
    link.send(JSON.stringify({ name, at: Date.now() }));
  } catch (error) {}
 // ^^^^^^^^^^^^^^^^ catch
}
