let fast = true;

/** True when this process uses the fast code of this folder, false for the plain way through each library (`SPEED`). */
export const isFast = (): boolean => fast;

/** Chosen for the whole process, before it opens a database or makes a server. */
export function takeFastRoads(choice: boolean): void {
  fast = choice;
}
