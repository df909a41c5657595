// While the timer's callback waits, the close handler can run: clearing the timer does not stop what has begun.
export default {
  fetch() {
    const [client, server] = Object.values(new WebSocketPair());
    server.accept();
    const timer = setInterval(async () => {
      const text = await (await fetch('https://example.com/time')).text();
      server.send(text); //! unguarded
    }, 1000);
    server.addEventListener('close', () => clearInterval(timer));
    return new Response(null, { status: 101, webSocket: client });
  },
};
