// Regular expressions of ours that the checker cannot judge in time, or judges by what it is never given.

export const JUDGED_BY_HAND: Readonly<Record<string, string>> = {
  [String.raw`/^Object\.defineProperty\(exports, ?['"]__esModule['"], ?\{\s*value: ?true,?\s*\}\)/m`]:
    'starts at a line only, and each run of white space ends at a letter or a brace',
  [String.raw`/^(?:exports\.\w+ = )*exports\.__esModule = true;/m`]:
    'starts at a line only, and each round of the repetition ends at its own " = "',
  [String.raw`/\bfor\s*(?:await\s*)?\(|\bwhile\s*\(|\.(?:forEach|map|filter|some|every|find|findIndex|flatMap|reduce)\s*\(/`]:
    'each run of white space belongs to the one word before it',
  [String.raw`/^#?_?(?:leave|off|part|un[A-Z]?subscribe\w*|disconnect\w*|logout|remove\w*(?:Listener|Subscriber|Observer|Watcher|Client|Member|Player|User|Peer|Viewer)|(?:on|handle|webSocket)[A-Z]\w*)$/`]:
    'is anchored, and has one repetition on each way through',
  [String.raw`/^_?(?:(?:on|handle)(?:Ws|WebSocket|Socket|Client)?(?:Connect|Connection|Connected|Open|Message|Data|Request|Command|Packet|Frame|Upgrade)|handle[A-Z]\w*)$/`]:
    'is anchored, and has one repetition on each way through',
  [String.raw`/^(?:Array|Object|Set|Map|JSON|console|String|Boolean|Number|log|logger|Promise|clear\w+|assert\w*|expect|Symbol|Math)$/`]:
    'is anchored, and has one repetition on each way through',
  [String.raw`/^\uFEFF?(?:#!.*)?(?:\s|\/\/.*|\/\*[^]*?\*\/|(['"])use \w+\1;?)*/`]:
    'nothing follows the repetition, so that it never goes back',
  [String.raw`/\B(?=(?:\d{3})+$)/g`]: 'is given a number of milliseconds',
};
