import type { Reading } from "../../assumptions/readings";
import type { JsonObject } from "../json";
import type { ThousandEyesState } from "../state";

const recordedId = "281474976710656";
const anotherId = "281474976710690";

/** The account's devices. assumed: thousandeyes-default-device */
export function emulatedDevicesFor({ emulatedDevices }: ThousandEyesState, reading: Reading): JsonObject[] {
  return emulatedDevices.map((device) => ({
    ...device,
    ...(device.id === recordedId ? { id: defaultDevice(reading) } : {}),
  }));
}

/** The id of the device that a browser test has which names none. */
export function defaultDevice(reading: Reading): string {
  return reading("thousandeyes-default-device") === "another-id" ? anotherId : recordedId;
}
