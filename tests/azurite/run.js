// Ends with whoever started it, also when that one was killed.
process.stdin.on("end", () => process.exit(0)).resume();
require("azurite/dist/src/azurite.js");
