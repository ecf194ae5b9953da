import { useState } from "react";
import { Quoted } from "./quoted.jsx";

const FIRST = "“The ice is thin,” said Mayor Jan Roe. “Nobody should walk on it.”";

export function App() {
  const [text, setText] = useState(FIRST);
  const [cast, setCast] = useState([]);
  return (
    <main>
      <h1>Who said it?</h1>
      <label>
        The article: <textarea rows="4" cols="60" value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <Quoted onReady={({ detail }) => setCast(detail.annotation.speakers.map(({ name }) => name))}>
        <article>
          {text.split("\n").map((paragraph, i) => <p key={i}>{paragraph}</p>)}
        </article>
      </Quoted>
      <p>Speakers: <output>{cast.join(", ") || "nobody"}</output></p>
    </main>
  );
}
