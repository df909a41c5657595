// Which class the field holds is known to another package alone.
import type { Link } from 'a-package';

export class Room {
  constructor(private readonly link: Link) {}

  tell(text: string): void {
    this.link.send(text);
  }
}
