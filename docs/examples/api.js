// The API from JavaScript, in a page or in Node 18 and newer: node api.js http://127.0.0.1:8193
const site = globalThis.process?.argv[2] ?? "http://127.0.0.1:8193";

async function ask(path, parameters = {}) {
  const address = new URL(`/api/v1${path}`, site);
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) address.searchParams.append(name, one);
  }
  const answer = await fetch(address);
  const told = await answer.json();
  if (!answer.ok) throw new Error(`${told.error.what}. ${told.error.todo}`);
  if (answer.status === 202) throw new Error(told.words);
  return told;
}

async function* rows(path, under, parameters = {}) {
  let page = await ask(path, { ...parameters, limit: 100 });
  yield* page[under];
  while (page.next) {
    page = await ask(path, { ...parameters, limit: 100, cursor: page.next });
    yield* page[under];
  }
}

async function main() {
  const vote = await ask("/votes/A/RES/ES-11/7");
  const { yes, no, abstain } = vote.vote.counted;
  console.log(vote.decision.outcome, yes, no, abstain);

  let count = 0;
  for await (const _ of rows("/votes", "votes", { body: "SC", outcome: "not_adopted" })) count += 1;
  console.log(count, "texts not adopted by the Council");

  const supposed = await ask("/whatif", { vote: "S/RES/2774", set: ["RUS=no"] });
  console.log("Had Russia voted no:", supposed.after.outcome, supposed.after.code);

  await ask("/votes", { memebr: "FRA" }).catch((error) => console.log(error.message));
}

main();
