import { afterAll, beforeAll, it } from "vitest";
import { nameOf, rowsOfVendor } from "./cells";
import { Laboratory } from "./laboratory";

/* The same table as for the dynamic way, spoken over gRPC. */

let laboratory: Laboratory;

beforeAll(async () => {
  laboratory = await Laboratory.open({}, "native");
});

afterAll(() => laboratory.close());

for (const tabledRow of ["thousandEyes", "pca", "pingPlotter"].flatMap(rowsOfVendor)) {
  const { one, variant, row } = tabledRow;
  it(nameOf(tabledRow), async () => row.run(await laboratory.bench(one, variant)));
}
