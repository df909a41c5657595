// That `child.parent` is the node whose children are walked cannot be told.
export class Item {
  readonly children: Item[] = [];
  constructor(private readonly parent: Item) {}

  clear() {
    for (const child of this.children) child.remove();
  }

  remove() {
    this.parent.children.splice(this.parent.children.indexOf(this), 1);
  }
}
