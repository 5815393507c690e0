import { cleanText } from '../../../src-shared/domain/text.ts'
import type { DocumentModel } from '../document.ts'
import { escapeXml } from './xml.ts'

/**
 * The properties of a document as XMP (ISO 16684-1), for the archives that read nothing else. The model's own ones stand
 * under a name of ours, with their names as they are printed.
 *
 * @returns the packet, UTF-8
 */
export function documentMetadata(properties: DocumentModel['properties'], producer: string): Uint8Array {
  const { title, author, subject, keywords, company, created, custom } = properties
  const alternative = (words: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${text(words)}</rdf:li></rdf:Alt>`
  const own = Object.entries(custom).map(
    ([name, value]) =>
      `<rdf:li rdf:parseType="Resource"><ledger:name>${text(name)}</ledger:name><ledger:value>${text(value)}</ledger:value></rdf:li>`,
  )
  const packet = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:ledger="urn:hazard-ledger:document:1">
<dc:format>application/pdf</dc:format>
<dc:title>${alternative(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${text(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description>${alternative(subject)}</dc:description>
<dc:publisher><rdf:Bag><rdf:li>${text(company)}</rdf:li></rdf:Bag></dc:publisher>
<dc:subject><rdf:Bag>${keywords.map((word) => `<rdf:li>${text(word)}</rdf:li>`).join('')}</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${text(created)}</xmp:CreateDate>
<xmp:ModifyDate>${text(created)}</xmp:ModifyDate>
<xmp:MetadataDate>${text(created)}</xmp:MetadataDate>
<xmp:CreatorTool>Hazard Ledger</xmp:CreatorTool>
<pdf:Producer>${text(producer)}</pdf:Producer>
<pdf:Keywords>${text(keywords.join(', '))}</pdf:Keywords>
<ledger:properties><rdf:Bag>${own.join('')}</rdf:Bag></ledger:properties>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
  return new TextEncoder().encode(packet)
}

function text(raw: string): string {
  return escapeXml(cleanText(raw).text)
}
