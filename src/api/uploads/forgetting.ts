/** Deletes files that nothing names any more, then their contents, because nobody can reach them. */
export const FORGET_FILES = [
  `delete from file f where not exists (select from proposal_attachment a where a.file_id = f.id)
     and not exists (select from evidence_file e where e.file_id = f.id)
     and not exists (select from evaluation v where v.file_id = f.id)`,
  `delete from file_content c where not exists (select from file f where f.sha256 = c.sha256)
     and not exists (select from upload u where u.sha256 = c.sha256)`,
] as const;
