/** What the command line says of itself. */
export const HELP = `Usage: npm run mailroom -- <command>

  receive <files or folders> [--facility CODE] [--source CODE]
          takes them in; exits 0 only if nothing was refused
  extract <files or folders> [--root FOLDER]
          prints what is read from each file as a line of JSON; touches no database
  set-up  <facilities.json> [--dry-run] [--prune]
          makes or updates facilities with their sources, members and tags, and identity providers, and says what changes;
          --dry-run changes nothing, --prune takes away what is not in the file, or switches it off where something refers to it
  export-set-up <facilities.json>
          writes what stands into a new file of the same form, without secrets
  try-claims <identity provider> <claims.json>
          prints whom its rules would let in with the claims of a token, where and as what; exits 0 only if somewhere
  setting <name> [<value> | default] [--facility CODE]
          prints what it is at each facility; with a value changes it, for one facility or for all that have none of their own
  invite-administrator [<facility>]
          prints a link that lets somebody in, once: an operator of the installation, or an administrator of a facility
  invite  <facility> <role>
          prints a link that lets one person in, once, to work there as clerk, nurse, supervisor, administrator or auditor
  invite-back <login>
          prints a link by which somebody chooses password and authenticator anew, once; they are signed out everywhere
  remove-operator <login>
          ends somebody's work as an operator, and their sessions; the last one stays
  read-again <document ids> | --all | --reason REASON [--facility CODE]
          has documents read again that could not be read
  adopt-files
          marks FILES as this installation's folder, whatever it holds
  migrate brings the database to this release; exits 0 only if this release runs on it then
  check-schema
          prints what of the database differs from what this build expects; changes nothing, exits 0 only if nothing does
  prove   proves that every received object is in exactly one state, and that sums per source and hour reconcile with the
          audit; exits 0 only if all of it does
  prove --files
          compares every stored file with its digest and names what is missing or damaged; exits 0 only if nothing is.
          Interrupted, it goes on where it was
  retention preview
          prints what each rule of retention would remove now; removes nothing
  audit verify
          proves that no entry of the audit was changed, removed, moved or put in, and names the first of each facility that does
          not fit; exits 0 only if all of them fit and every checkpoint (AUDIT_CHECKPOINTS) agrees
  audit export <file> [--facility CODE] [--from DAY] [--until DAY]
          writes a facility's audit, or what operators did to the installation, into a new file, each entry a line: FHIR R4 AuditEvent
          after IHE Basic Audit Log Patterns`;
