// The page in Eta's language. `<%= %>` escapes; what is inserted as it stands (`<%~ %>`) is our own style, script and templates.

export const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="<%= it.policy %>">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title><%= it.title %> – socket-safety</title>
<style><%~ it.style %></style>
</head>
<body>
<svg class="definitions" aria-hidden="true" width="0" height="0"><defs>
<marker id="tip" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M 0 0 L 8 4 L 0 8 z"/></marker>
<pattern id="doubt" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" class="doubt-ground"/><rect width="4" height="8" class="doubt-stripe"/></pattern>
</defs></svg>
<header>
<p class="brand">socket-safety <span><%= it.version %></span></p>
<h1 class="<%= it.verdict %>"><%= it.title %></h1>
<ul class="tiles"><% for (const tile of it.tiles) { %>
<li class="<%= tile.look %>"><b><%= tile.value %></b> <%= tile.word %></li><% } %>
</ul>
</header>
<main>
<% if (it.failures.length > 0) { %>
<section class="failures"><h2>Could not be looked into</h2><ul><% for (const failure of it.failures) { %>
<li><code><%= failure.file %></code> <%= failure.message %></li><% } %>
</ul></section>
<% } %>
<% if (it.rules.length > 0) { %>
<div class="overview">
<section><h2>By rule</h2><ul class="bars" data-key="rule"><% for (const one of it.rules) { %>
<li><button type="button" aria-pressed="false" data-name="<%= one.name %>" title="<%= it.descriptions[one.name] ?? '' %>"><span><%= one.name %></span><b><%= one.count %></b><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="<%= one.share %>" height="4"/></svg></button></li><% } %>
</ul></section>
<section><h2>By file</h2><ul class="bars" data-key="file"><% for (const one of it.files) { %>
<li><button type="button" aria-pressed="false" data-name="<%= one.name %>"><span><%= one.name %></span><b><%= one.count %></b><svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="<%= one.share %>" height="4"/></svg></button></li><% } %>
</ul></section>
</div>
<form class="controls" hidden>
<input type="search" name="words" placeholder="Filter by text, rule or file" aria-label="Filter findings">
<fieldset aria-label="Severity"><label><input type="checkbox" name="severity" value="error" checked> errors</label><label><input type="checkbox" name="severity" value="warn" checked> warnings</label></fieldset>
<fieldset aria-label="Group"><label><input type="radio" name="group" value="file" checked> by file</label><label><input type="radio" name="group" value="rule"> by rule</label></fieldset>
<button type="button" class="theme">Dark or light</button>
<output></output>
</form>
<% } else { %>
<p class="nothing">Every send that was found is made on a socket that is known to be open, or fails where somebody notices.</p>
<% } %>
<div id="findings"><% for (const group of it.groups) { %>
<section class="group"><h2><%= group.file %></h2>
<% for (const one of group.cards) { %><%~ include('@card', one) %><% } %></section><% } %>
</div>
</main>
<script><%~ it.script %></script>
</body>
</html>
`;

export const card = `<article id="<%= it.id %>" class="<%= it.severity %>" data-file="<%= it.file %>" data-rule="<%= it.rule %>" data-severity="<%= it.severity %>" data-words="<%= it.words %>">
<header>
<span class="severity"><%= it.severity === 'error' ? 'error' : 'warning' %></span>
<a class="place" href="#<%= it.id %>"><%= it.file %>:<%= it.line %>:<%= it.column %></a>
<a class="rule" href="<%= it.page %>"><%= it.rule %></a>
</header>
<p class="message"><% for (const part of it.message) { %><% if (part.isCode) { %><code><%= part.text %></code><% } else { %><%= part.text %><% } %><% } %></p>
<% if (it.picture !== null) { %><%~ include('@picture', it) %><% } %>
<table class="code"><tbody><% for (const row of it.rows) { %>
<tr class="<%= row.isFinding ? 'here' : '' %><%= row.isAfterGap ? ' gap' : '' %>"><td class="marks"><% for (const mark of row.marks) { %><i class="<%= mark.tone %>"><%= mark.number %></i><% } %></td><th scope="row"><%= row.line %></th><td><pre><% for (const piece of row.pieces) { %><span class="<%= piece.look %>"><%= piece.text %></span><% } %></pre></td></tr><% } %>
</tbody></table>
</article>
`;

export const picture = `<figure class="path"><svg role="img" viewBox="0 0 <%= it.picture.width %> <%= it.picture.height %>" width="<%= it.picture.width %>" height="<%= it.picture.height %>"><title><%= it.picture.title %></title>
<% for (const band of it.picture.bands) { %><rect class="band <%= band.knowledge %>" x="<%= band.x %>" y="<%= band.y %>" width="<%= band.width %>" height="22"/><text class="word" x="<%= band.wordX %>" y="<%= band.y + 15 %>"><%= band.word %></text>
<% } %><% for (const link of it.picture.links) { %><path class="link" d="<%= link %>" marker-end="url(#tip)"/>
<% } %><% for (const step of it.picture.steps) { %><g class="node <%= step.tone %><%= step.isDashed ? ' outside' : '' %>"><circle cx="<%= step.x %>" cy="<%= step.y %>" r="<%= it.radius %>"/><text class="number" x="<%= step.x %>" y="<%= step.y + 4.5 %>"><%= step.number %></text><text class="label" x="<%= step.x %>" y="<%= step.labelY %>"><%= step.label %></text><text class="where" x="<%= step.x %>" y="<%= step.labelY + 15 %>"><%= step.place %></text></g>
<% } %></svg></figure>
`;
