import type { OwnerRole } from '../domain/ownership.js';
import { isNamedSql, isOwnerSql } from '../twins/owner.sql.js';

const institutions = (commitment: string, owners: string, condition: string) =>
  `(select coalesce(json_agg(o.institution_id), '[]') from ${owners} o where o.commitment_id = ${commitment} and ${condition})`;

/** The institutions that accepted to own the commitment, or only those that lead it; `owners` names the table. */
export const ownersAccepted = (commitment: string, owners: string, role?: OwnerRole) =>
  institutions(commitment, owners, isOwnerSql('o', role));

/** The institutions that were invited to own the commitment, or accepted. */
export const ownersNamed = (commitment: string, owners: string) => institutions(commitment, owners, isNamedSql('o'));
