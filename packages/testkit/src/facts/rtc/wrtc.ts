import { requireFrom } from '../installed.ts';

/** Everything of WebRTC that libwebrtc brings to Node, by the names that browsers have for it. */
export function wrtc(): Readonly<Record<string, unknown>> {
  return requireFrom('runtimes')('@roamhq/wrtc') as Record<string, unknown>;
}
