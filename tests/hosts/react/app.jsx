// A small news app as React pages are: it owns every node below its root and renders whenever it likes.
import { useEffect, useState } from "react";

const STORY = [
  { key: "lead", text: "The council of Brackwater will buy back its own railway, Mayor Ida Fenn said on Friday. “It was ours, and it was on time,” Fenn said." },
  { key: "count" },
  { key: "doubt", text: "The opposition’s leader, Karl Osei, doubts it. “A railway is not a pair of shoes that one fetches from the cobbler,” he said." },
  { key: "rich" },
  { key: "end", text: "The contract is to be signed in May. “Bring a pen,” Fenn told reporters." },
];

/** Called when the next rendering is in the page. */
const waiting = [];

function Paragraph({ item, passengers, bold }) {
  // One text of several nodes, of which React rewrites the middle one.
  if (item.key === "count") return <p>“We counted {passengers} passengers in one day,” said the station master, Lev Amsel. “{passengers} and a goat.”</p>;
  if (item.key === "rich") {
    return <p>Osei’s party wants {bold ? <b>a public vote</b> : <i>a vote</i>} first. “Ask <a href="#people">the people</a> who {bold && <b>really </b>}ride it,” he said.</p>;
  }
  return <p>{item.text}</p>;
}

export function App({ start = 412 }) {
  const [passengers, setPassengers] = useState(start);
  const [items, setItems] = useState(STORY);
  const [bold, setBold] = useState(false);
  const [renders, setRenders] = useState(0);
  useEffect(() => {
    // For the tests: what a store or a router would do.
    const rendered = () =>
      new Promise((done) => {
        waiting.push(done);
        setRenders((n) => n + 1);
      });
    window.app = { setPassengers, setItems, setBold, rendered, STORY };
  }, []);
  useEffect(() => {
    for (const done of waiting.splice(0)) done();
  }, [renders]);
  return (
    <>
      <header><a href="#home">Brackwater Post</a> <span data-renders={renders}>{passengers} reading</span></header>
      <main>
        <article id="story">
          <h1>Brackwater buys back its railway</h1>
          {items.map((item) => <Paragraph key={item.key} item={item} passengers={passengers} bold={bold} />)}
        </article>
      </main>
    </>
  );
}
