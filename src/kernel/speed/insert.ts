import type { EntityManager, EntityTarget } from 'typeorm';
import { isFast } from './fast-roads.js';

/**
 * The statement that adds a row, and its values. TypeORM's own builder resolves aliases, relations and returned columns
 * each time, and that costs more than all other work of the server for the row.
 */
export function insertOf<Row extends object>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  row: Row,
): [sql: string, values: unknown[]] {
  if (!isFast()) {
    const builder = manager.createQueryBuilder().insert().into(entity);
    return builder.values(row).getQueryAndParameters() as [string, unknown[]];
  }
  const { connection } = manager;
  const { tableName, columns } = connection.getMetadata(entity);
  const given = columns.filter((column) => column.isInsert && column.getEntityValue(row) !== undefined);
  const names = given.map(({ databaseName }) => `"${databaseName}"`);
  const places = given.map((_, n) => `$${n + 1}`);
  return [
    `insert into "${tableName}" (${names.join(', ')}) values (${places.join(', ')})`,
    given.map((column) => connection.driver.preparePersistentValue(column.getEntityValue(row), column)),
  ];
}
