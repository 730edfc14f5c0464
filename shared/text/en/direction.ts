/** A row's direction in words: what its two switches mean together. */
export const direction = {
  leave: 'Leave both sides as they are',
  'to-crm': 'Write to SuperOffice',
  'to-erp': 'Write to ERP',
  both: 'Write to both sides',
};
