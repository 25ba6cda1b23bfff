/**
 * An arrangement of the 125 municipalities of the State of Mexico as tiles of the same size, near to where they lie. It
 * is no map: a small municipality is as large as a wide one, and neighbours may be apart. Each row is one row of tiles
 * with the keys of INEGI; dots are empty.
 */
const EDOMEX = `
..... ..... 15003 15071 ..... 15045 15079 15010 15096 15120 15036 ..... .....
..... ..... 15085 15001 15102 15026 15035 15023 15091 15059 15081 15084 15061
..... ..... 15064 15014 15056 15112 15095 15024 15053 15044 15125 15075 15016
..... ..... 15074 15048 ..... ..... 15060 15121 15108 15020 15002 15092 15065
..... 15124 ..... 15042 15047 15067 15038 15013 15109 15033 15100 15028 15093
..... 15111 15114 15005 15087 15115 15046 15057 15104 15011 15030 15099 15069
15041 15032 ..... 15106 15054 15076 15051 15037 15058 15031 15070 15029 15039
15078 15110 15007 15118 15055 15027 15012 15019 15062 15122 15025 15022 15103
15066 15116 15086 15018 15072 15073 15006 15101 15043 15083 15089 15017 15009
15123 15077 15097 15021 15090 15049 15098 15063 ..... ..... 15050 15068 15015
..... 15082 15004 15040 15113 15088 15052 ..... ..... ..... ..... 15094 15034
15008 15105 15080 15117 15107 15119 ..... ..... ..... ..... ..... ..... .....
`;

export interface Tile {
  /** Key of the municipality. */
  code: string;
  column: number;
  row: number;
  /** The place as people read it at the edges of the grid: a letter for the row, a number for the column. */
  place: string;
}

/** The arrangements that there are, by the key of the state. */
const ARRANGED: Record<string, string> = { '15': EDOMEX };

/** The letter of a row at the edge of the grid. */
export const letterOf = (row: number): string => String.fromCodePoint('A'.codePointAt(0)! + row);

/** The tiles of the state that the key of a municipality begins with; none for a state without an arrangement. */
export function tilesOf(code: string): Tile[] {
  const lines = (ARRANGED[code.slice(0, 2)] ?? '').trim().split('\n');
  return lines.flatMap((line, row) =>
    line
      .split(' ')
      .map((key, column) => ({ code: key, column, row, place: `${letterOf(row)}${column + 1}` }))
      .filter((tile) => /^\d{5}$/.test(tile.code)),
  );
}
