import { fork } from 'node:child_process';

export class Shard {
  private readonly child = fork('./shard.js');

  send(message: object): Promise<void> {
    return new Promise((resolve, reject) => {
      this.child.send(message, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  ask(name: string) {
    this.send({ ask: name }).catch((error) => console.warn('no answer', error));
  }
}
