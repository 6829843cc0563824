// The parts of libxml2 that BlockXML uses: the SAX2 push parser and its positions.
// Debian's libxml2 pulls in ICU's headers, which are not the ones that Foundation brings; nothing here needs them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
