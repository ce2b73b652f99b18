// Answers "echo", never answers "hang", and ends on "crash".
process.on("message", ({ id, name, argument }) => {
  if (name === "echo") process.send({ id, value: argument });
  if (name === "refuse") process.send({ id, error: "refused" });
  if (name === "crash") {
    console.error("last words");
    process.exit(3);
  }
});
