import NIOSSL

/// A self-signed certificate of `localhost` and its key, for tests alone.
enum LoopbackCertificate {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUZRN34pQe/hT6QzpQG8njjhrzSG8wCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjEzNDIxOVoYDzIxMjYxMDI5
        MTM0MjE5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAAQQSR27Cr8mPb3zg48481bM/QVPYgVKX7vs3Bp9Q7CKkzVajWmU/7P6
        Md7WKXxiRluGLohirNSLZFEcO7KwpUlwo28wbTAdBgNVHQ4EFgQUUDK2LHosVgXV
        KBF6IHJIPXF6BkowHwYDVR0jBBgwFoAUUDK2LHosVgXVKBF6IHJIPXF6BkowDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIgc638KSnPTsDqGKA0FDqCDE1tp+cPvK5mK17moaXSAjMCIQDc
        Mfu6SAy14VLlK0ihBlMKEV9MladLJqz8OpnmRZhVHg==
        -----END CERTIFICATE-----

        """

    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfTsIZsn4vn2TbPX1
        H91WfZf1c4kp6S2UV4/ZtjhEU7WhRANCAAQQSR27Cr8mPb3zg48481bM/QVPYgVK
        X7vs3Bp9Q7CKkzVajWmU/7P6Md7WKXxiRluGLohirNSLZFEcO7KwpUlw
        -----END PRIVATE KEY-----

        """

    /// The settings of a server that shows the certificate.
    static func serverContext() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
        return try NIOSSLContext(configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }
}
