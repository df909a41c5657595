import type { Request } from 'express';
import { router } from './router.js';

router.ws('/session', (request: Request) => {
  console.log(request.url);
});
