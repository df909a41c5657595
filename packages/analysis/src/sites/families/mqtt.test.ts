import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('MQTT.js', () => {
  check(
    'keeps back what has no connection',
    `import mqtt from 'mqtt';
  const client = mqtt.connect('mqtt://test.mosquitto.org');
  client.publish('presence', 'Hello mqtt');
  client.on('connect', () => {
    client.subscribe('presence', (err) => { if (!err) client.publish('presence', 'Hello mqtt'); });
  });
  client.on('message', async (topic, message) => { await store(message); client.publish('seen', topic); });
  client.on('offline', () => { client.publish('presence', 'back soon'); });
  setInterval(() => client.publish('beat', 'x'), 1000);`,
  );
  check(
    'refuses what comes after its end',
    `const mqtt = require('mqtt');
  const client = mqtt.connect('mqtt://localhost');
  function leave() {
    client.end();
    client.publish('presence', 'gone'); //! after-close
    client.publish('presence', 'gone', (error) => console.warn(error));
  }
  client.on('end', () => {
    client.publish('presence', 'gone'); //! after-close
  });`,
  );
  check(
    'by promises',
    `import { connectAsync } from 'mqtt';
  const client = await connectAsync('mqtt://localhost');
  await client.publishAsync('a', 'b');
  await client.endAsync();
  await client.publishAsync('a', 'b'); //! after-close`,
  );
});

check(
  'silent: another client',
  `export async function f(client: Broker) { client.end(); client.publish('a', 'b'); }`,
);

check(
  'in TypeScript: a field, a namespace and a promise',
  `import mqtt, { type MqttClient } from 'mqtt';
  import * as whole from 'mqtt';
  export class Sensor {
    private client: MqttClient | undefined;
    start(url: string) { this.client = mqtt.connect(url); this.client.publish('sensor/up', '1'); }
    stop() {
      this.client?.end();
      this.client?.publish('sensor/up', '0'); //! after-close
    }
    async restart(url: string) {
      await this.client?.endAsync();
      // It may be another by now.
      this.client?.publish('sensor/up', '1');
    }
    tell(client: mqtt.MqttClient, text: string) { client.publish('sensor/value', text); }
  }
  const other = whole.connect('mqtt://localhost');
  other.subscribe('commands');
  other.end(true);
  other.publish('late', '1'); //! after-close`,
);
