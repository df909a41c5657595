/** @param {import('ws').WebSocket} socket */
export function relay(socket) {
  const stream = new ReadableStream({
    start(controller) {
      socket.addEventListener('message', (event) => {
        controller.enqueue(event.data);
      });
    },
    cancel() {
      quit(socket);
    },
  });
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
}

function quit(link) {
  try {
    link.close();
  } catch (error) {
    console.error(error);
  }
}
