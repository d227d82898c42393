// Facts as rows of a table, on the page and as CSV.

/** The roles that a headline tells: all that lead its type, or the first role that is filled. */
function headlineRoles(fact) {
  const lead = fact.type.lead;
  const complete = lead.every((role) => fact.roles[role]) && (lead[0] !== lead[1] || fact.roles[lead[0]].length > 1);
  return complete ? lead : [Object.keys(fact.roles)[0]];
}

/** What fills a role, as plain text. */
function fillerWords(graph, filler) {
  if (Number.isInteger(filler)) return graph.entities[filler].label;
  return Array.isArray(filler) ? filler[0] : filler;
}

/** A fact in plain text, under the names of the table's columns. */
function rowOf(graph, fact) {
  const words = (fillers = []) => fillers.map((filler) => fillerWords(graph, filler)).join("; ");
  const told = headlineRoles(fact);
  const same = told.length === 2 && told[0] === told[1];
  const [first, second] = told.map((role) => fact.roles[role]);
  const details = Object.entries(fact.roles).filter(([role]) => !told.includes(role) && role !== "date");
  return {
    type: fact.type.label,
    from: words(same ? first.slice(0, 1) : first),
    relation: fact.type.verb,
    to: words(same ? first.slice(1) : second),
    status: fact.status.name,
    date: fact.date,
    confidence: fact.confidence,
    details: details.map(([role, fillers]) => `${fact.type.roles[role]}: ${words(fillers)}`).join(" · "),
    according: words(fact.attribution),
    quote: fact.evidence.map(([sentence]) => graph.sentences[sentence][1].replace(/\s+/g, " ").trim()).join(" […] "),
    document: fact.document.title,
    source: fact.document.source,
    id: fact.id,
  };
}

const CSV_COLUMNS = ["type", "from", "relation", "to", "status", "date", "confidence", "details", "according", "quote", "document", "source", "id"];

/** Facts as CSV that spreadsheets read: UTF-8 with its mark, one fact a row. */
function csvOf(graph, facts) {
  const rows = facts.map((fact) => rowOf(graph, fact)).map((row) => CSV_COLUMNS.map((column) => csvCell(row[column])));
  return `\ufeff${[CSV_COLUMNS, ...rows].map((cells) => cells.join(",")).join("\r\n")}\r\n`;
}

/** A cell; text that a spreadsheet would run as a formula gets an apostrophe before it. */
function csvCell(value) {
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
