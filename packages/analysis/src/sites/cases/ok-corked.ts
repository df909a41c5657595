// A corked callback runs inside the call, which throws once the response has gone: the one report is about that call.
import { App } from 'uWebSockets.js';
App().get('/', async (response) => {
  const body = await (await fetch('http://localhost/body')).text();
  response.cork(() => { //! unguarded
    response.writeStatus('200 OK');
    response.end(body);
  });
});
