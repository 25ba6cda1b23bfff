let fast = true;

/** Whether this process takes the roads of this folder, or the plain one through each library (`SPEED`). */
export const isFast = (): boolean => fast;

/** Chosen for the whole process, before it opens a database or makes a server. */
export function takeFastRoads(choice: boolean): void {
  fast = choice;
}
