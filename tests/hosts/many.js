// Two hundred people, each with one sentence of their own; the same every time.
{
  const first = ["Ada", "Bruno", "Cleo", "Dario", "Elin", "Farid", "Greta", "Hugo", "Irma", "Jonas", "Karin", "Luca", "Mona", "Nils", "Olga", "Pavel", "Rhea", "Simon", "Tilda", "Viggo"];
  const last = ["Abel", "Birk", "Castor", "Dahl", "Ebner", "Falk", "Grau", "Holm", "Iversen", "Juhl"];
  const job = ["baker", "shepherd", "teacher", "ferryman", "clerk", "miller", "nurse"];
  const mood = ["It will be mild", "It will be long", "There will be snow by the third week", "My knee says frost", "The geese left early, so it will be hard"];
  const end = ["and I have wood enough", "but I have been wrong before", "as it was when I was a child", "whatever the radio says"];
  const { parentNode } = document.currentScript;
  for (let i = 0; i < 200; i++) {
    const p = parentNode.appendChild(document.createElement("p"));
    const name = `${first[i % 20]} ${last[Math.floor(i / 20)]}`;
    p.append(`“${mood[i % 5]}, ${end[i % 4]},” said ${name}, a ${job[i % 7]}.`);
  }
}
