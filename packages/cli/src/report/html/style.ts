// How the page looks, on light and dark screens and on paper.

const LIGHT = `
  --ground: #f6f7f9; --card: #ffffff; --ink: #1c2330; --soft: #5c6676; --line: #dfe3ea; --code: #f9fafc;
  --error: #c4314b; --warn: #a96100; --fine: #1a7f4b;
  --neutral: #5a6b86; --look: #1a7f4b; --wait: #8a5a00; --end: #b4381f; --fault: #c4314b;
  --unknown: #e6e9ef; --connecting: #dbe6fb; --open: #cdeedb; --doubt-a: #fdeccc; --doubt-b: #f7dba3; --gone: #f8d3cd;
  --on-band: #394150; --keyword: #6f3fb3; --text: #14663d; --number: #99520c; --comment: #66707f;
  --here: #fdf1f2; --shadow: 0 1px 2px rgb(20 30 50 / 8%), 0 2px 8px rgb(20 30 50 / 5%);`;

const DARK = `
  --ground: #12161d; --card: #1a202a; --ink: #e3e8f0; --soft: #98a3b5; --line: #2d3644; --code: #151a22;
  --error: #ff7d8f; --warn: #f0b155; --fine: #5fd39a;
  --neutral: #9bb0d0; --look: #5fd39a; --wait: #f0b155; --end: #ff9a7d; --fault: #ff7d8f;
  --unknown: #2a3340; --connecting: #23385c; --open: #1c4a35; --doubt-a: #4a3a17; --doubt-b: #5d4a20; --gone: #57291f;
  --on-band: #d4dbe6; --keyword: #c4a5f5; --text: #8fd6a8; --number: #f0b780; --comment: #8591a3;
  --here: #2b1f27; --shadow: 0 1px 2px rgb(0 0 0 / 40%);`;

export const style = `
:root { ${LIGHT} color-scheme: light; }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${DARK} color-scheme: dark; } }
:root[data-theme="dark"] { ${DARK} color-scheme: dark; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
body > header, main { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
body > header { padding-top: 36px; }
.definitions { position: absolute; }
a { color: inherit; }
.brand { margin: 0; color: var(--soft); font-weight: 600; letter-spacing: .01em; }
.brand span { font-weight: 400; }
h1 { margin: 2px 0 18px; font-size: 34px; line-height: 1.2; letter-spacing: -.02em; }
h1.fine { color: var(--fine); }
h2 { font-size: 15px; margin: 0 0 10px; }
.tiles { display: flex; flex-wrap: wrap; gap: 10px; list-style: none; padding: 0; margin: 0 0 26px; }
.tiles li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 8px 16px 8px; color: var(--soft); box-shadow: var(--shadow); }
.tiles b { color: var(--ink); font-size: 21px; font-variant-numeric: tabular-nums; margin-right: 4px; }
.tiles .error b { color: var(--error); } .tiles .warn b { color: var(--warn); }
.overview { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(340px, 100%), 1fr)); gap: 18px; margin-bottom: 22px; }
.overview section, .failures { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 16px 18px; box-shadow: var(--shadow); min-width: 0; }
.failures { margin-bottom: 22px; } .failures ul { margin: 0; padding-left: 18px; overflow-wrap: anywhere; }
.bars { list-style: none; margin: 0; padding: 0; max-height: 300px; overflow: auto; }
.bars button { all: unset; box-sizing: border-box; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 12px; width: 100%; padding: 5px 8px 7px; border-radius: 7px; cursor: pointer; }
.bars button:hover { background: var(--ground); }
.bars button:focus-visible, input:focus-visible, .theme:focus-visible, a:focus-visible { outline: 2px solid var(--neutral); outline-offset: 1px; }
.bars button[aria-pressed="true"] { background: var(--unknown); }
.bars span { overflow-wrap: anywhere; font-size: 14px; }
.bars b { font-variant-numeric: tabular-nums; }
.bars svg { grid-column: 1 / 3; width: 100%; height: 4px; border-radius: 2px; background: var(--unknown); display: block; margin-top: 3px; }
.bars rect { fill: var(--neutral); }
.controls { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 10px 18px; padding: 12px 0; background: var(--ground); }
.controls[hidden] { display: none; }
.controls input[type="search"] { flex: 1 1 240px; min-width: 0; font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 9px; padding: 8px 12px; }
.controls fieldset { display: flex; gap: 12px; border: 0; padding: 0; margin: 0; color: var(--soft); font-size: 14px; }
.controls label { display: flex; align-items: center; gap: 4px; } .controls input { accent-color: var(--neutral); }
.theme { font: inherit; font-size: 14px; color: var(--soft); background: var(--card); border: 1px solid var(--line); border-radius: 9px; padding: 6px 12px; cursor: pointer; }
.controls output { color: var(--soft); font-size: 14px; font-variant-numeric: tabular-nums; }
.nothing { font-size: 17px; color: var(--soft); max-width: 60ch; }
.group { margin: 0 0 30px; } .group[hidden], article[hidden] { display: none; }
.group > h2 { overflow-wrap: anywhere; font: 600 14px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--soft); margin: 14px 0 10px; }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--error); border-radius: 12px; margin: 0 0 16px; box-shadow: var(--shadow); overflow: hidden; scroll-margin-top: 70px; }
article.warn { border-left-color: var(--warn); }
article > header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; padding: 13px 18px 0; font-size: 13px; color: var(--soft); }
.severity { font-weight: 700; color: var(--error); } .warn .severity { color: var(--warn); }
.place { text-decoration: none; overflow-wrap: anywhere; } .rule { margin-left: auto; }
.place:hover { text-decoration: underline; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.message { margin: 5px 18px 12px; font-size: 16px; overflow-wrap: anywhere; }
.message code { font-size: .9em; background: var(--unknown); border-radius: 5px; padding: 1px 5px; }
.path { margin: 0; padding: 10px 18px 4px; border-top: 1px solid var(--line); overflow-x: auto; }
.path svg { display: block; max-width: none; height: auto; }
.path text { fill: var(--soft); font-size: 12px; text-anchor: middle; font-family: inherit; }
.path .label { fill: var(--ink); font-size: 12.5px; font-weight: 600; }
.path .number { font-size: 12px; font-weight: 700; fill: var(--card); }
.node.neutral { color: var(--neutral); } .node.look { color: var(--look); } .node.wait { color: var(--wait); } .node.end { color: var(--end); } .node.fault { color: var(--fault); }
.node circle { fill: currentcolor; stroke: currentcolor; stroke-width: 2; }
.node.outside circle { fill: var(--card); stroke-dasharray: 4 3; }
.node.outside .number { fill: currentcolor; }
.link { fill: none; stroke: var(--soft); stroke-width: 1.6; } #tip path { fill: var(--soft); }
.path .word { fill: var(--on-band); font-size: 11.5px; }
.band.unknown { fill: var(--unknown); } .band.connecting { fill: var(--connecting); } .band.open { fill: var(--open); } .band.gone { fill: var(--gone); } .band.doubtful { fill: url(#doubt); }
.doubt-ground { fill: var(--doubt-a); } .doubt-stripe { fill: var(--doubt-b); }
.code { display: block; width: 100%; overflow-x: auto; border-collapse: collapse; background: var(--code); border-top: 1px solid var(--line); padding: 8px 0; }
.code td, .code th { padding: 0; vertical-align: top; }
.code th { color: var(--soft); font: 400 12.5px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; text-align: right; padding: 0 12px 0 6px; user-select: none; min-width: 44px; }
.code pre { margin: 0; font-size: 13px; line-height: 1.6; tab-size: 2; padding-right: 18px; }
.code td:last-child { width: 100%; }
.marks { white-space: nowrap; text-align: right; min-width: 58px; padding-left: 12px !important; }
.marks i { display: inline-block; min-width: 17px; height: 17px; margin: 2px 0 0 3px; padding: 0 3px; border-radius: 9px; font: 700 11px/17px system-ui, sans-serif; text-align: center; color: var(--card); background: var(--neutral); }
.marks .look { background: var(--look); } .marks .wait { background: var(--wait); } .marks .end { background: var(--end); } .marks .fault { background: var(--fault); }
.code .here { background: var(--here); }
.code .gap td, .code .gap th { border-top: 1px dashed var(--line); padding-top: 5px; }
.code .keyword { color: var(--keyword); } .code .text { color: var(--text); } .code .number { color: var(--number); } .code .comment { color: var(--comment); font-style: italic; }
.code .step { text-decoration: underline 2px var(--neutral); text-underline-offset: 4px; }
.code .step.look { text-decoration-color: var(--look); } .code .step.wait { text-decoration-color: var(--wait); } .code .step.end { text-decoration-color: var(--end); }
.code .found, .code .step.fault { text-decoration: underline 2px wavy var(--fault); text-underline-offset: 4px; }
@media (max-width: 600px) { body > header, main { padding-left: 12px; padding-right: 12px; } h1 { font-size: 27px; } .rule { margin-left: 0; } .marks { min-width: 26px; padding-left: 6px !important; } .controls { position: static; } }
@media print {
  :root, :root[data-theme="dark"], :root:not([data-theme="light"]) { ${LIGHT} --ground: #fff; --shadow: none; color-scheme: light; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .controls { display: none; } .bars { max-height: none; } .path svg { max-width: 100%; } article { break-inside: avoid; }
  .code pre { white-space: pre-wrap; overflow-wrap: anywhere; } .group > h2 { break-after: avoid; }
}
`;
