// Checks an AsyncAPI document and the schemas it refers to; any error or warning fails.
import { fromFile, Parser } from "@asyncapi/parser";

const { diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const WARNING = 1;
const faults = diagnostics.filter((found) => found.severity <= WARNING);
for (const fault of faults) {
  console.error(`${fault.path.join(".")}: ${fault.message} (${fault.code})`);
}
if (faults.length > 0) {
  process.exit(1);
}
console.log(`${process.argv[2]} is valid AsyncAPI`);
