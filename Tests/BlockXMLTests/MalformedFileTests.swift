import BlockModel
import BlockXML
import Testing

@Suite struct MalformedFileTests {
    @Test(arguments: [
        FaultyFile(
            "",
            """
            test.xml: error: the file is empty [xml-empty]
              hint: export the program again
            """),
        FaultyFile(
            " \n\t ",
            """
            test.xml: error: the file holds nothing but white space [xml-empty]
              hint: export the program again
            """),
        FaultyFile(
            "hello",
            """
            test.xml:1:1: error: the file is not XML [xml-not-xml]
              hint: a program begins with <xml or <block
            """),
        FaultyFile(
            "{\"blocks\":{}}",
            """
            test.xml:1:1: error: the file is not XML [xml-not-xml]
              hint: this looks like JSON; a file of Blockly's JSON format is named .json
            """),
        FaultyFile(
            "\n &lt;xml&gt;",
            """
            test.xml:2:2: error: the file is not XML [xml-not-xml]
              hint: the markup is escaped; copy the program as text, not as HTML
            """),
        FaultyFile(
            "<xml><block type='a'><value name='V'>\n<block type='b'>",
            """
            test.xml:2:17: error: the file ends inside <block> opened at 2:1 [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<xml><block type='a'><value na",
            """
            test.xml:1:31: error: the file ends inside <block> opened at 1:6 [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<xml><block type='a'><field name='F'>te",
            """
            test.xml:1:40: error: the file ends inside <field> opened at 1:22 [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<xml>\n  <block type='a'>",
            """
            test.xml:2:19: error: the file ends inside <block> opened at 2:3 [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<xml",
            """
            test.xml:1:5: error: the file ends inside <xml> opened at 1:1 [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<",
            """
            test.xml:1:1: error: there is something after the end of the root element [xml-syntax]
              hint: a program of several blocks needs one <xml> element around them
            """),
        FaultyFile(
            "<!-- x",
            """
            test.xml:1:7: error: the file ends before it is complete [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<xml><![CDATA[ x",
            """
            test.xml:1:17: error: the file ends inside <xml> opened at 1:1 [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<xml></block></xml>",
            """
            test.xml:1:14: error: </block> closes <xml> opened at 1:1 [xml-syntax]
              note: 1:1: <xml> is opened here
              hint: close every element in the order opposite to opening
            """),
        FaultyFile(
            "<xml>\n<block type='a'>\n</value></xml>",
            """
            test.xml:3:9: error: </value> closes <block> opened at 2:1 [xml-syntax]
              note: 2:1: <block> is opened here
              hint: close every element in the order opposite to opening
            """),
        FaultyFile(
            "<xml><block type='a></block></xml>",
            """
            test.xml:1:21: error: '<' inside an attribute value [xml-syntax]
              hint: a closing quote is missing, or the '<' must be written &lt;
            """),
        FaultyFile(
            "<xml><block type='a>",
            """
            test.xml:1:21: error: the file ends inside <xml> opened at 1:1 [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<xml><block type=a></block></xml>",
            """
            test.xml:1:18: error: an attribute value must be written in quotes [xml-syntax]
            """),
        FaultyFile(
            "<xml><block type></block></xml>",
            """
            test.xml:1:17: error: an attribute value must be written in quotes [xml-syntax]
            """),
        FaultyFile(
            "<xml><block type='a' type='b'/></xml>",
            """
            test.xml:1:30: error: the attribute 'type' is given twice [xml-syntax]
            """),
        FaultyFile(
            "<block type='a'/><block type='b'/>",
            """
            test.xml:1:18: error: there is something after the end of the root element [xml-syntax]
              hint: a program of several blocks needs one <xml> element around them
            """),
        FaultyFile(
            "<block type='a'/>text",
            """
            test.xml:1:18: error: there is something after the end of the root element [xml-syntax]
              hint: a program of several blocks needs one <xml> element around them
            """),
        FaultyFile(
            "<xml><block type='a'><field name='F'>a&nbsp;b</field></block></xml>",
            """
            test.xml:1:45: error: the entity '&nbsp;' is not defined [xml-entity]
              hint: write &#160; instead; XML knows only &lt; &gt; &amp; &quot; &apos; and numbers such as &#160;
            """),
        FaultyFile(
            "<xml><block type='a&eacute;'/></xml>",
            """
            test.xml:1:28: error: the entity '&eacute;' is not defined [xml-entity]
              hint: write the character itself; XML knows only &lt; &gt; &amp; &quot; &apos; and numbers such as &#160;
            """),
        FaultyFile(
            "<xml><block type='a & b'/></xml>",
            """
            test.xml:1:22: error: '&' does not begin an entity reference [xml-syntax]
              hint: write &amp; for a plain '&'
            """),
        FaultyFile(
            "<xml>a &amp b</xml>",
            """
            test.xml:1:1: warning: text directly inside <xml> is ignored [stray-text]
              hint: text counts inside <field>, <comment>, <data> and <variable>
            test.xml:1:12: error: '&' does not begin an entity reference [xml-syntax]
              hint: write &amp; for a plain '&'
            """),
        FaultyFile(
            "<xml>&#0;</xml>",
            """
            test.xml:1:10: error: a character reference to something that XML does not allow [xml-character]
              hint: remove it
            """),
        FaultyFile(
            "<xml>&#x110000;</xml>",
            """
            test.xml:1:16: error: a character reference to something that XML does not allow [xml-character]
              hint: remove it
            """),
        FaultyFile(
            "<xml>a\u{1}b</xml>",
            """
            test.xml:1:1: warning: text directly inside <xml> is ignored [stray-text]
              hint: text counts inside <field>, <comment>, <data> and <variable>
            test.xml:1:7: error: a character that XML does not allow [xml-character]
              hint: remove it
            """),
        FaultyFile(
            "<xml><p:block type='a'/></xml>",
            """
            test.xml:1:6: warning: <p:block> has no meaning here and is ignored [unknown-element]
              hint: names with a prefix are not taken for Blockly's
            test.xml:1:23: error: namespace prefix p on block is not defined [xml-namespace]
              hint: use names without a prefix
            """),
        FaultyFile(
            "<xml><1/></xml>",
            """
            test.xml:1:7: error: '<' does not begin a tag [xml-syntax]
              hint: write &lt; for a plain '<'
            """),
        FaultyFile(
            "<xml><block type='a' id='<'/></xml>",
            """
            test.xml:1:26: error: '<' inside an attribute value [xml-syntax]
              hint: a closing quote is missing, or the '<' must be written &lt;
            """),
        FaultyFile(
            "<xml>]]></xml>",
            """
            test.xml:1:6: error: ']]>' inside text [xml-syntax]
              hint: write ]]&gt; instead
            """),
        FaultyFile(
            "<?xml version='1.0' encoding='EBCDIC-US'?><xml/>",
            """
            test.xml:1:1: error: the encoding 'EBCDIC-US' is not supported [xml-encoding]
              hint: save the file as UTF-8
            """),
        FaultyFile(
            "<!DOCTYPE html><html/>",
            """
            test.xml:1:1: error: document type declarations are not allowed [xml-dtd]
              hint: this is a web page; export the program from the editor and save that
            """),
        FaultyFile(
            "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><xml>&b;</xml>",
            """
            test.xml:1:1: error: document type declarations are not allowed [xml-dtd]
              hint: remove the <!DOCTYPE ...>
            """),
        FaultyFile(
            "<?xml version='1.0'?>\n<!DOCTYPE x SYSTEM 'file:///etc/passwd'><xml/>",
            """
            test.xml:2:1: error: document type declarations are not allowed [xml-dtd]
              hint: remove the <!DOCTYPE ...>
            """),
        FaultyFile(
            "<!DOCTYPE",
            """
            test.xml:1:10: error: the file ends before it is complete [xml-truncated]
              hint: copy or export it again
            """),
        FaultyFile(
            "<html><head/><body><p>hi</p></body></html>",
            """
            test.xml:1:1: error: <html> is not a block program [xml-root]
              hint: this is a web page; export the program from the editor and save that
            """),
        FaultyFile(
            "<namespaces><namespace name='x'/></namespaces>",
            """
            test.xml:1:1: error: <namespaces> is not a block program [xml-root]
              hint: a program is an <xml> element that holds <block> elements, or a single <block>
            """),
        FaultyFile(
            "<?xml?>",
            """
            test.xml:1:6: error: XML declaration allowed only at the start of the document [xml-syntax]
            """),
        FaultyFile(
            "<?xml version='1.0'?>",
            """
            test.xml:1:22: error: the file ends before it is complete [xml-truncated]
              hint: copy or export it again
            """),
    ])
    func malformedFilesGiveOneClearDiagnostic(_ item: FaultyFile) {
        #expect(failure(of: item.text) == item.expected + "\n")
    }
}
