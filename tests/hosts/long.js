// A hearing of one megabyte, the same every time: narrative, and every few sentences somebody speaks.
{
  let seed = 41;
  const pick = (list) => list[(seed = (seed * 1103515245 + 12345) % 2147483648) % list.length];
  const people = ["Ines Halloran", "Marius Tolle", "Sela Okonjo", "Per Anselm", "Jon Vik", "Oda Brandt", "Alva Reyes", "Hal Brodie"];
  const subjects = ["The engineer", "The committee", "A clerk", "The harbour company", "Nobody in the room", "The older of the two maps"];
  const verbs = ["described", "remembered", "questioned", "counted", "mislaid", "praised", "measured again"];
  const objects = ["the forty lamps", "the lease of 1931", "the estimate", "nine of the bolts", "the stones of the quay", "the minutes of the spring"];
  const tails = ["before the pause", "with some patience", "for the third time", "as the rain began", "until the lamps were lit"];
  const said = ["We counted them twice", "I would not sign it again", "Nobody has read it to its end", "The number was in a drawer", "That is not what I wrote"];
  const clause = () => `${pick(subjects)} ${pick(verbs)} ${pick(objects)} ${pick(tails)}.`;
  const { parentNode } = document.currentScript;
  for (let length = 0; length < 1e6; ) {
    let text = "";
    for (let i = 0; i < 9; i++) text += `${clause()} `;
    text += `“${pick(said)}, ${pick(tails)},” ${pick(people)} said. ${clause()}`;
    parentNode.appendChild(document.createElement("p")).textContent = text;
    length += text.length;
  }
}
