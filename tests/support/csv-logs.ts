/** A made-up log that rates by multiplying, 1 to 25. */
export const PRODUCT_LOG = [
  'Ref,Hazard,Category,Cause,Effect,Existing controls,Initial severity,Initial likelihood,Initial rating,Residual severity,Residual likelihood,Residual rating,Ward,Owner',
  'R-1,Dose shown without its unit,Prescribing,Unit column hidden on small screens,Patient is given ten times the dose,Pharmacist checks each prescription,5,3,15,5,2,10,Ward 4,A. Person',
  'R-2,Allergy banner comes late,Prescribing,Interface to the record is slow,Patient is given a drug they are allergic to,Banner is waited for,4,4,16,4,2,8,Ward 7,B. Person',
  'R-3,Result filed to a leaver,Results,Leavers are not removed,A result is not acted on,Weekly report of unread results,3,3,9,3,2,6,All wards,A. Person',
].join('\n')
