/** Certificate authorities that a person chose from a file: what a page may know of them. */
export interface AuthorityFacts {
  /** Of their certificates, so that the same file has the same id. */
  id: string;
  /** Of the file, without its folder. */
  name: string;
  /** How many certificates there are; the first few are described. */
  count: number;
  certificates: { subject: string; fingerprint: string; validFrom: string; validTo: string }[];
}
